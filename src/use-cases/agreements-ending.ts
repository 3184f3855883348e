import type { WorkingGroup } from '../domain/working-group.ts';
import type { Store } from '../ports/store.ts';
import type { Product } from './product.ts';

export async function planEnding(_: Product, __: Store, ___: WorkingGroup): Promise<void> {}
export async function planNextEnding(_: Product, __: Store, ___: WorkingGroup): Promise<void> {}
