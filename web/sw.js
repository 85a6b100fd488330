// The service worker: keeps the whole app on the device, so that it opens and works without a
// network. The build puts in the version and the real list of files. A new version is fetched beside
// the old one and takes over only when the user agrees, or once every page of the old one is closed.
'use strict';
const VERSION = 'xtask:version';
/** Everything the app may ask for; `./` is the page itself. */
const FILES = ['xtask:files'];
/** What is fetched when nothing else is going on. */
const LATER = ['xtask:later'];
/** Those among them that few ask for. */
const RARE = ['xtask:rare'];

const { scope } = registration;
// Several copies of the app may live in different folders of one origin.
const MINE = `vx ${scope} `;
const CACHE = MINE + VERSION;
const hashed = (name) => /\.[0-9a-f]{16}\./.test(name);

/** A page that came by a redirect would be refused when it is asked for directly. */
const direct = async (answer) =>
  answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;

const fetched = async (name) => {
  const answer = await fetch(name, { cache: hashed(name) ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  // A page of another version would ask for files that are not in this list.
  if (name === './' && !(await answer.clone().text()).includes(VERSION)) throw new Error('not yet');
  return direct(answer);
};

/** Puts files into this version's cache: what an older version holds under the same name is the same. */
const keep = async (names) => {
  const cache = await caches.open(CACHE);
  const one = async (name) => {
    if (await cache.match(name)) return;
    const old = hashed(name) ? await caches.match(name) : undefined;
    await cache.put(name, old ?? (await fetched(name)));
  };
  await Promise.all(names.map(one));
};

/** Where every megabyte costs, the copy to hand on is fetched by those who hand it on, and what checks
 * catalogues by those who open one. */
const costly = () => {
  const line = navigator.connection || {};
  return line.saveData === true || line.type === 'cellular';
};
/** One after the other, the most wanted first: what a reader asks for meanwhile is not held up. */
const keepInTurn = async (names) => {
  const wanted = names.filter((name) => !RARE.includes(name) || !costly());
  for (const name of wanted) await keep([name]);
};

addEventListener('install', (event) => event.waitUntil(keep(FILES)));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

/** Deletes what older versions left, unless a page of theirs may still be open. */
const tidy = async () => {
  if (registration.waiting || registration.installing) return;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
};

addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
  // A page of this version runs and has nothing more urgent to load.
  if (event.data === VERSION) event.waitUntil(Promise.all([tidy(), keepInTurn(LATER)]));
});

const answer = async (name, request) => {
  const own = await (await caches.open(CACHE)).match(name);
  // Pages of an older version find their files in its cache.
  return own ?? (await caches.match(name)) ?? fetch(request);
};

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const name = new URL(url).pathname.slice(new URL(scope).pathname.length);
  const key = name === '' || name === 'index.html' ? './' : name;
  const ours = FILES.includes(key) || LATER.includes(key) || hashed(key);
  if (ours) event.respondWith(answer(key, event.request));
});
