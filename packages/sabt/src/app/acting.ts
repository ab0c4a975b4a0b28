/** Who is signed in where a request is answered, through everything that is begun for it. */
import { AsyncLocalStorage } from 'node:async_hooks';

export const acting = new AsyncLocalStorage<string>();
