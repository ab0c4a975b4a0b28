/** What the pages need of the server besides the archive itself: who asks, and what a form holds. */
import type { Upload } from './app-port.ts';

export interface SignedIn {
  name: string;
  /** Goes into a hidden field of each form. */
  csrf: string;
}

export interface ReceivedForm {
  fields: Map<string, string[]>;
  files: (Upload & { field: string })[];
  /** Removes the files. */
  discard(): Promise<void>;
}

export interface PagesHooks {
  person(request: Request): SignedIn | null;
  /** Ends the session; answers with the `Set-Cookie` that removes it. */
  signOut(request: Request): string;
  /** Throws `SabtError`, such as `too-large`. */
  readForm(request: Request): Promise<ReceivedForm>;
  csrfHolds(person: SignedIn, given: string | undefined, request: Request): boolean;
  /** The time; replaced in tests. */
  now?(): Date;
}
