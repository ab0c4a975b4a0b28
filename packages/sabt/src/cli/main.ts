/** Entry of the program: the compile cache first, so that everything after it starts fast. */
import { enableCompileCache } from 'node:module';
import { compileCacheFolder } from '../config/environment.ts';

enableCompileCache(compileCacheFolder());
const { main } = await import('./run.ts');
await main(process.argv.slice(2));
