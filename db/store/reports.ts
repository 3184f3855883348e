import type { Reports } from '../../src/ports/reports.ts';
import type { Connection, Db } from '../database.ts';
import { createReportSaving } from './save-report.ts';
import { createReportReading } from './see-reports.ts';

export const createReports = (connection: Connection, db: Db): Reports => ({
  ...createReportReading(db),
  ...createReportSaving(connection, db),
});
