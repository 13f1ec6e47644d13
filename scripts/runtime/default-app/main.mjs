// What Electron runs when it is started with a folder (`electron .`), for a runtime whose own starter app is absent.
// An ES module that awaits the app's main: a CommonJS one would let `ready` fire before an ES-module main has run,
// and enableSandbox() and registerSchemesAsPrivileged() throw after `ready`.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const argumentsGiven = process.argv.slice(1);
const modules = [];
let folder;
for (let at = 0; at < argumentsGiven.length; at += 1) {
  const argument = argumentsGiven[at];
  if (argument === '-r' || argument === '--require') {
    at += 1;
    modules.push(argumentsGiven[at]);
  } else if (!argument.startsWith('-')) {
    folder = argument;
    break;
  }
}
for (const module of modules) require(resolve(module));

if (folder === undefined) {
  console.error('usage: electron FOLDER');
  app.exit(1);
} else {
  const root = resolve(folder);
  const isFolder = statSync(root).isDirectory();
  const manifest = isFolder ? JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name);
  if (isFolder) app.setAppPath(root);
  await import(pathToFileURL(isFolder ? join(root, manifest.main || 'index.js') : root).href);
}
