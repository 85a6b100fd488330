// Serves dist/ for the browser tests the way a plain host would: under a folder, compressed when the
// browser accepts it, nothing but the files.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = process.env.VX_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
/** Any path must do, so the tests use one that is neither the root nor plain letters. */
const PATH = '/thu-muc/vong-xanh/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const answer = (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = pathname === PATH ? 'index.html' : basename(pathname);
  const file = join(DIST, name);
  if (!pathname.startsWith(PATH) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' };
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
  if (packed) headers['Content-Encoding'] = 'br';
  response.writeHead(200, headers).end(readFileSync(packed ? `${file}.br` : file));
};

/** Starts on a free port; resolves to the address of the app and a function that stops the server. */
export const startServer = () =>
  new Promise((resolve) => {
    const server = createServer(answer).listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}${PATH}`;
      const stop = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url, stop });
    });
  });
