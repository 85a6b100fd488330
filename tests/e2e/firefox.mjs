// Firefox for the tests: driven through WebDriver BiDi, without a window, downloads into a folder.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { scratch } from './scratch.mjs';

const PREFERENCES = {
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.always_ask_before_handling_new_types': false,
  // The browser itself stays silent, too.
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

export const startFirefox = async () => {
  const downloads = scratch('vx-firefox-');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { ...PREFERENCES, 'browser.download.dir': downloads },
  });
  return { browser, downloads };
};

/** A page of its own in a store of its own, with guards; the body gets helpers around it. */
export const onFirefox = async ({ browser, downloads }, { url, lang, at, width = 1280, clock }, body) => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.setViewport({ width, height: 800 });
    const noise = [];
    page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') noise.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url())) noise.push(`elsewhere: ${request.url()}`);
    });
    if (lang) {
      await page.evaluateOnNewDocument((chosen) => {
        if (location.protocol === 'about:' || localStorage.getItem('vx.settings')) return;
        localStorage.setItem('vx.settings', JSON.stringify({ lang: chosen }));
      }, lang);
    }
    if (clock) await page.evaluateOnNewDocument(shiftClock, clock);
    const hand = new Hand(page, downloads);
    await page.goto(url + (at ?? ''));
    await hand.runs();
    await body(page, hand);
    return noise;
  } finally {
    await context.close();
  }
};

/** Lets a page believe in another day; runs before its scripts. */
export const shiftClock = (day) => {
  const Real = Date;
  const shift = Real.parse(day) - Real.now();
  window.Date = class extends Real {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(Real.now() + shift);
    }
    static now() {
      return Real.now() + shift;
    }
  };
};

/** While a page gives way to the next one nothing in it can be asked. */
const unlessLeaving = (error) => {
  if (/destroyed|discarded|detached|navigat|no such frame/i.test(error.message)) return false;
  throw error;
};

/** What a hand does with a page. */
class Hand {
  constructor(page, downloads) {
    this.page = page;
    this.downloads = downloads;
  }

  /**
   * Waits until something asked in the page is true. The driver's own way of waiting evaluates texts,
   * which the page's policy forbids in this browser.
   */
  async waits(asked, ...about) {
    const until = Date.now() + 20_000;
    while (!(await this.page.evaluate(asked, ...about).catch(unlessLeaving))) {
      if (Date.now() > until) throw new Error(`in vain: ${asked} ${about}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits until the program runs. */
  async runs() {
    await this.waits(() => document.documentElement.dataset.app === 'running' && document.querySelector('#app main:not(.boot) h1') !== null);
  }

  async sees(selector) {
    await this.waits((what) => document.querySelector(what) !== null, selector);
  }

  async goes(hash) {
    await this.page.evaluate((to) => { location.hash = to; }, hash);
    await this.waits((to) => location.hash === to && !document.querySelector('#app [data-waiting]') && document.querySelector('#app h1') !== null, hash);
  }

  /** Presses what a selector finds, as soon as it is there. */
  async presses(selector) {
    await this.sees(selector);
    await this.page.$eval(selector, (part) => part.click());
  }

  async types(selector, text) {
    await this.sees(selector);
    await this.page.focus(selector);
    await this.page.keyboard.type(text);
  }

  async reads(selector) {
    await this.sees(selector);
    return this.page.$eval(selector, (part) => part.innerText.replace(/\s+/g, ' ').trim());
  }

  async opens(selector, file) {
    await this.sees(selector);
    const input = await this.page.evaluateHandle((what) => document.querySelector(what), selector);
    await input.asElement().uploadFile(file);
  }

  /** Presses and waits for the file. Firefox writes under a passing name first: what counts is seen twice. */
  async takes(selector) {
    const before = new Set(readdirSync(this.downloads));
    await this.presses(selector);
    for (let seen = null; ;) {
      const [name] = readdirSync(this.downloads).filter((name) => !before.has(name) && !name.endsWith('.part'));
      const path = join(this.downloads, name ?? '');
      const size = name && !existsSync(`${path}.part`) && statSync(path, { throwIfNoEntry: false })?.size;
      if (size > 0 && seen === `${path} ${size}`) return path;
      seen = `${path} ${size}`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
