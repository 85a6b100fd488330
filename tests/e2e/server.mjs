// Serves dist/ for the browser tests the way a plain host would: under a folder, compressed when the
// browser accepts it, nothing but the files.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = process.env.VX_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** Any path must do, so the tests use one that is neither the root nor plain letters. */
const PATH = '/thu-muc/vong-xanh/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

const answer = (site, request, response) => {
  site.heard?.push(request.url);
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = pathname === site.path ? 'index.html' : basename(pathname);
  const file = join(site.dist, name);
  if (!pathname.startsWith(site.path) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    ...site.headers,
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
  };
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
  if (packed) headers['Content-Encoding'] = 'br';
  // A build for development asks for newer ones all the time; there are none here.
  const bytes = name === 'reload.js' ? '' : readFileSync(packed ? `${file}.br` : file);
  response.writeHead(200, headers).end(bytes);
};

/**
 * Starts on a free port; resolves to the address of the app and a function that stops the server.
 * What is served where may be changed in `site` while it runs; `site.heard` gets every address asked for.
 */
export const startServer = (site = {}) =>
  new Promise((resolve) => {
    site.dist ??= DIST;
    site.path ??= PATH;
    const serve = (request, response) => answer(site, request, response);
    const server = createServer(serve).listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}${site.path}`;
      const stop = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url, stop });
    });
  });
