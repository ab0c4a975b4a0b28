/** Vectors of policy files. */
import { utf8Decode } from '../../packages/proof/src/index.ts';
import { sampleDossier } from '../../packages/proof/test/dossier-sample.ts';
import { COSIGNED_AT, logKey, sampleKey, witnessKey } from '../../packages/proof/test/sample.ts';
import { type Case, error, make, ok } from './case.ts';
import { keys } from './judged.ts';

/** Policy files, each with a cosigned checkpoint. */
export function policies(): Case[] {
  const note = utf8Decode(sampleDossier().get('proof/checkpoint')!);
  const second = sampleKey('w2.example', 'cosignature/v1');
  const given = (policy: string, more: object = {}) => ({ policy, note, keys, ...more });
  const [w1, w2] = [`witness w1 ${witnessKey.vkey}\n`, `witness w2 ${second.vkey} https://w2.example/\n`];
  const counted = (name: string, policy: string, met: boolean, more: object = {}, names = ['w1']) =>
    make(name, given(policy, more), ok({ met, counted: names }));
  const bad = (name: string, policy: string) => make(name, given(policy), error('bad-policy'));
  const alias = `witness alias ${sampleKey('alias.example', 'cosignature/v1', witnessKey.key.name).vkey}\n`;
  const self = `witness self ${sampleKey('self.example', 'cosignature/v1', logKey.key.name).vkey}\n`;
  return [
    counted('one witness', `${w1}quorum w1\n`, true),
    counted('comments, tabs and empty lines', `# who\n\n  witness\tw1   ${witnessKey.vkey}\nquorum w1`, true),
    counted('any of two', `${w1}${w2}group g any w1 w2\nquorum g\n`, true),
    counted('all of two', `${w1}${w2}group g all w1 w2\nquorum g\n`, false),
    counted('2 of two', `${w1}${w2}group g 2 w1 w2\nquorum g\n`, false),
    counted('a group of a group', `${w1}${w2}group a any w1\ngroup g 1 a w2\nquorum g\n`, true),
    counted('nobody needed', `${w1}quorum none\n`, true),
    counted('the quorum before the end', `${w1}quorum w1\n${w2}`, true),
    counted('a clock behind', `${w1}quorum w1\n`, false, { now: COSIGNED_AT - 301 }, []),
    counted('the log itself as a witness', `${self}quorum self\n`, false, {}, []),
    bad('no quorum', w1),
    bad('two quorums', `${w1}quorum w1\nquorum none\n`),
    bad('a quorum that is not defined', `${w1}quorum w2\n`),
    bad('one key under two names', `${w1}${alias}quorum w1\n`),
    bad('the key of the log as a witness', `log ${logKey.vkey}\n${self}quorum self\n`),
    bad('one name twice', `${w1}${w2.replace('w2', 'w1')}quorum w1\n`),
    bad('one member in two groups', `${w1}${w2}group a any w1\ngroup b any w1 w2\nquorum b\n`),
    bad('a group before its members', `group g any w1\n${w1}quorum g\n`),
    bad('more than there are', `${w1}group g 2 w1\nquorum g\n`),
    bad('a number of none', `${w1}group g 0 w1\nquorum g\n`),
    bad('a word that there is not', `${w1}quorum w1\nx y\n`),
    bad("a log's key for a witness", `witness w1 ${logKey.vkey}\nquorum w1\n`),
    bad('a control character', `${w1}quorum w1\r\n`),
  ];
}
