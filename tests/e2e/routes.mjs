// Every address of the app, for tests that must hold on all of them. A new page is added here.
import { exampleDocument, keptClass, saved, sessionOfThirty } from './helpers.mjs';

/** A workshop that has answered, chosen and planned something. */
export const STORAGE = saved(exampleDocument('furniture-workshop'));

/** Addresses that show what was worked out for one business. */
export const FIGURE_ROUTES = [
  '#/hoi/check',
  '#/ket-qua',
  '#/phuong-an',
  '#/ke-hoach',
  '#/theo-doi',
  '#/giai-phap/led-lighting',
  '#/so-nay/package-money',
  '#/bao-cao/chu-co-so',
  '#/bao-cao/ngan-hang',
  '#/bao-cao/so-cong-thuong',
  '#/bao-cao/ho-so-xanh',
  '#/bao-cao/cam-ket-tui',
  '#/bao-cao/dinh-muc',
  '#/bao-cao/khuyen-cong',
  '#/chia-se',
  '#/phuong-phap',
];

/** Addresses that show something with one assessment open. */
export const ROUTES = [
  '#/',
  '#/hoi/S01',
  '#/hoi/S07',
  '#/hoi/S11',
  '#/hoi/first',
  '#/hoi/awareness',
  ...FIGURE_ROUTES,
  '#/bao-cao',
  '#/mo',
  '#/thu-vien',
  '#/thu-vien/noi-da-lam',
  '#/thu-vien/tu-ngu',
  '#/thu-vien/luat',
  '#/thu-vien/nguoi-mua',
  '#/thu-vien/chuong-trinh',
  '#/so-lieu',
  '#/so-lieu/bo',
  '#/lop-hoc',
  '#/lop-hoc/huong-dan',
  '#/lop-hoc/phieu',
  '#/lop-hoc/phieu/cau-hoi',
  '#/tro-giup',
  '#/cai-dat',
  '#/rieng-tu',
  '#/khong-co',
];

const CLASS = sessionOfThirty();

/** A trainer's workshop of thirty businesses, beside the assessment. */
export const CLASS_STORAGE = { ...STORAGE, ...keptClass(CLASS) };

/** The rooms of that workshop. */
export const CLASS_ROUTES = ['', '/nhap', '/nop', '/ghi', '/ket-qua', '/cho', '/chieu'].map((room) => `#/lop-hoc/${CLASS.id}${room}`);

/** Goes to an address within the running app and waits until its page stands. */
export const visit = async (page, app, route) => {
  await page.evaluate((to) => new Promise((done) => {
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(done));
    if (location.hash === to) return drawn();
    addEventListener('hashchange', drawn, { once: true });
    location.hash = to;
  }), route);
  await page.locator('#app h1:not([data-waiting])').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('#app [data-waiting]'));
};
