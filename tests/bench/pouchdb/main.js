// A first sync with PouchDB: a server with so many records in a process of its own, and a new
// phone that replicates them. Several batch sizes are tried; the best counts.
//
//   node main.js FOLDER COUNT     prints the seconds it took
'use strict';

const { fork } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const path = require('node:path');
const PouchDB = require('pouchdb');

const NOTE_BYTES = 600;
const BATCHES = [100, 500, 1000, 2000];

const [folder, count, role] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
(role === 'server' ? serve() : measure()).catch((error) => {
  console.error(error);
  process.exit(1);
});

async function serve() {
  const Stored = PouchDB.defaults({ prefix: path.join(folder, 'server', path.sep) });
  const notes = new Stored('notes');
  for (let from = 0; from < count; from += 1000) {
    await notes.bulkDocs(Array.from({ length: Math.min(1000, count - from) }, (_, i) => note(from + i)));
  }
  const app = require('express')();
  // Nothing but the protocol itself: no log, no settings page.
  const settings = { mode: 'minimumForPouchDB', logPath: path.join(folder, 'server.log'), inMemoryConfig: true };
  app.use('/', require('express-pouchdb')(Stored, settings));
  const server = app.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit(0));
}

async function measure() {
  mkdirSync(path.join(folder, 'server'), { recursive: true });
  const server = fork(__filename, [folder, String(count), 'server']);
  const port = await new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', () => reject(new Error('the server ended')));
  });
  const took = [];
  for (const size of BATCHES) {
    const phone = new PouchDB(path.join(folder, `phone-${size}`));
    await phone.info();
    const begun = process.hrtime.bigint();
    const settings = { batch_size: size, batches_limit: 10 };
    const done = await phone.replicate.from(`http://127.0.0.1:${port}/notes`, settings);
    took.push(Number(process.hrtime.bigint() - begun) / 1e9);
    if (done.docs_written !== count) throw new Error(`${done.docs_written} records came`);
    await phone.close();
  }
  console.log(`seconds ${Math.min(...took)}`);
  server.disconnect();
}

function note(number) {
  const text = Array.from({ length: NOTE_BYTES }, (_, i) => String.fromCharCode(97 + ((number * 31 + i * 17) % 26)));
  return { _id: String(number).padStart(8, '0'), kind: 14, case: 'case', at: number, text: text.join('') };
}
