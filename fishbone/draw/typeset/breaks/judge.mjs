// Counts the breaks of "go run ./fishbone/draw/typeset/breaks" that fall inside a word as jieba cuts
// it, an independent segmenter: npm install @node-rs/jieba opencc-js, in the folder that JIEBA names.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire((process.env.JIEBA ?? process.cwd()) + '/');
const { Jieba } = require('@node-rs/jieba');
const { dict } = require('@node-rs/jieba/dict');
const { Converter } = require('opencc-js'); // the words of jieba are simplified ones
const simplified = Converter({ from: 't', to: 'cn' });
const jieba = Jieba.withDict(dict);
const han = /\p{Script=Han}/u;
let breaks = 0, inside = 0;
const examples = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const lines = line.split('|');
  const text = lines.join('');
  const ends = new Set();
  let at = 0;
  for (const word of jieba.cut(simplified(text), true)) ends.add(at += word.length);
  at = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    at += lines[i].length;
    if (!han.test(text[at - 1] ?? '') || !han.test(text[at] ?? '')) continue;
    breaks++;
    if (ends.has(at)) continue;
    inside++;
    const around = text.slice(Math.max(0, at - 4), at) + '/' + text.slice(at, at + 4);
    examples.set(around, (examples.get(around) ?? 0) + 1);
  }
}
const often = [...examples].sort((a, b) => b[1] - a[1]).slice(0, Number(process.argv[2] ?? 20));
for (const [around, n] of often) console.log(String(n).padStart(5), around);
console.log(`${breaks} breaks between Chinese characters, ${inside} inside a word: ${(100 * inside / Math.max(1, breaks)).toFixed(2)} %`);
