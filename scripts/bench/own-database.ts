import { withSql } from './sample-region.ts';

/** A database that is made for the bench and dropped after it. */
export async function createDatabase(server: string) {
  const name = `avstamning_bench_${process.pid}`;
  const [row] = await withSql(server, async (sql) => {
    await sql.unsafe(`create database ${name} template template0 encoding 'UTF8'`);
    return sql<{ version: string }[]>`select current_setting('server_version') as version`;
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    version: row?.version.split(' ')[0] ?? '',
    drop: () => withSql(server, (sql) => sql.unsafe(`drop database ${name} with (force)`)),
  };
}
