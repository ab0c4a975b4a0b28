import type { ArchiveStatus } from '../app-port.ts';
import type { PageContext } from '../context.ts';

/** What the archive is called; in the reader's language where nobody gave it a name. */
export function archiveTitle(page: PageContext, { title }: Pick<ArchiveStatus, 'title'>): string {
  return title ?? page.s.t('word.archive');
}
