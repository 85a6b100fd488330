// The catalogue of another place: checked by a module of its own, kept in the browser's database, and
// served in place of the packs that come with the tool. A page stays with what it began with, whatever
// other pages choose meanwhile.
(() => {
  'use strict';
  /** In the store: what people call the catalogue in use, as the program wrote it. */
  const MARK = 'vx.catalogue';
  const ROOM = 'catalogue';
  const PACKS = ['core', 'text.vi', 'text.en', 'sources', 'handbook', 'figures'];
  /** Changes with the form of the packs: those of another release are made anew. */
  const form = () => document.querySelector('meta[name="vx-form"]').content;

  // --- the browser's database -----------------------------------------------------------------

  const database = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open('vong-xanh', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(ROOM);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  /** Promises the answer to one request, once it is written for good. */
  const stored = (mode, ask) => database().then((base) => new Promise((resolve, reject) => {
    const change = base.transaction(ROOM, mode);
    const asked = ask(change.objectStore(ROOM));
    change.oncomplete = () => resolve(asked.result);
    change.onabort = () => reject(change.error);
  }).then((answer) => { base.close(); return answer; }, (fault) => { base.close(); throw fault; }));
  const kept = () => stored('readonly', (room) => room.get('kept'));
  const keep = (record) => stored('readwrite', (room) => room.put(record, 'kept'));

  const mark = (text) => {
    try {
      if (text) localStorage.setItem(MARK, text);
      else localStorage.removeItem(MARK);
      return true;
    } catch (refused) {
      return false;
    }
  };
  const marked = () => {
    try {
      return localStorage.getItem(MARK) || '';
    } catch (refused) {
      return '';
    }
  };

  // --- the checker ----------------------------------------------------------------------------

  // The tool's own files, on which others build, come as what they say beside its packs.
  let module;
  const checker = () => {
    module = module || Promise.all(['checker', 'catalogue', ...PACKS].map(window.vxOwn))
      .then(([file, beside, ...packs]) => vxChecker({ module_or_path: file })
        .then(() => new Blob(packs).arrayBuffer())
        .then((from) => vxChecker.begin(new Uint8Array(beside), new Uint8Array(from))
          // Files of two releases.
          || Promise.reject()));
    // What failed may be tried again.
    module.catch(() => { module = undefined; });
    return module;
  };
  /** What was checked last and may be used: its files and what was made of them. */
  let sound;
  const check = (files) => checker().then(() => {
    const answer = new vxChecker.Answer(files);
    const packs = {};
    PACKS.forEach((name) => { packs[name] = answer.pack(name); });
    sound = packs.core ? { files, packs } : undefined;
    return answer.told();
  });

  // --- what is served -------------------------------------------------------------------------

  /** The packs as this release reads them. */
  const readable = (record) => {
    if (!record || record.form === form()) return record;
    return check(record.files).then(() => {
      if (!sound) return undefined;
      const made = { about: record.about, form: form(), ...sound };
      return keep(made).then(() => made, () => made);
    });
  };

  /** Promises what is in use in place of the tool's own catalogue. */
  let used;
  /** What was in use and cannot be had any more. */
  let lost = '';
  const begin = () => {
    const about = marked();
    if (!about) return;
    used = kept().then((record) => (record && record.about === about ? readable(record) : undefined))
      .catch(() => undefined)
      .then((record) => {
        if (record) return record;
        lost = about;
        mark('');
        used = undefined;
        return undefined;
      });
  };

  /** A catalogue of another place speaks two languages: the second stands for every further one. */
  const packOf = (name) => {
    if (PACKS.indexOf(name) >= 0) return name;
    if (/^text\./.test(name)) return 'text.en';
    return PACKS.filter((pack) => name.indexOf(`${pack}.`) === 0)[0];
  };

  /** For `vxFile`: promises a pack of the catalogue in use; nothing where the tool's own is. */
  window.vxOther = (name) => {
    const pack = packOf(name);
    if (!used || !pack) return undefined;
    return used.then((record) => record && record.packs[pack]);
  };

  window.vxCatalogues = {
    check,
    /** Promises whether what was checked last is in use now and will be after this page is closed. */
    use: (about) => {
      if (!sound) return Promise.reject(new Error('nothing was checked'));
      const record = { about, form: form(), ...sound };
      used = Promise.resolve(record);
      return keep(record).then(() => mark(about), () => { mark(''); return false; });
    },
    /** Promises whether the one kept here is in use again. */
    again: () => kept().then(readable).then((record) => {
      if (!record) return false;
      used = Promise.resolve(record);
      mark(record.about);
      return true;
    }),
    /** The tool's own one; the other stays here. */
    back: () => {
      used = undefined;
      mark('');
    },
    /** Promises what is in use, or `!` and what was and cannot be had; empty: the tool's own. */
    used: () => Promise.resolve(used).then((record) => {
      const gone = lost;
      lost = '';
      return record ? record.about : gone && `!${gone}`;
    }),
    /** Promises what is kept on this device. */
    kept: () => kept().then((record) => (record ? record.about : ''), () => ''),
    forget: () => stored('readwrite', (room) => room.delete('kept')),
    /** Promises the tool's own catalogue as one file. */
    builtIn: () => checker().then(() => vxChecker.builtIn()),
  };
  begin();
})();
