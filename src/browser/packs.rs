//! Files that come beside the program, by name. The page's own script (`web/boot.js`) knows where
//! they are: hashed files of the site, or parts of the page itself in the one-file edition.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Promises the bytes of a file as an `ArrayBuffer`.
    #[wasm_bindgen(js_namespace = window, js_name = vxFile, catch)]
    fn vx_file(name: &str) -> Result<Promise, JsValue>;

    /// Promises that a part of the program is there.
    #[wasm_bindgen(js_namespace = window, js_name = vxPart, catch)]
    fn vx_part(name: &str) -> Result<Promise, JsValue>;

    /// Promises an Excel file as a `Uint8Array`, written by a module of its own.
    #[wasm_bindgen(js_namespace = window, js_name = vxWorkbook, catch)]
    fn vx_workbook(book: &Uint8Array) -> Result<Promise, JsValue>;

    /// Promises the texts of the QR codes in a picture, one a line, read by a module of its own.
    #[wasm_bindgen(js_namespace = window, js_name = vxCodes, catch)]
    fn vx_codes(picture: &JsValue, width: u32, height: u32, turn: i32) -> Result<Promise, JsValue>;
}

/// An Excel file from the bytes of its description; `None` when the module cannot be had or refuses.
/// It may be asked again.
pub async fn workbook(book: &[u8]) -> Option<Vec<u8>> {
    // A copy: the program's memory may move while the module comes.
    let book = Uint8Array::from(book);
    let file = JsFuture::from(vx_workbook(&book).ok()?).await.ok()?;
    let file = file.dyn_into::<Uint8Array>().ok()?.to_vec();
    (!file.is_empty()).then_some(file)
}

/// The texts of the QR codes in a picture (video, bitmap) seen at this size; `None` when the module
/// cannot be had. It may be asked again. `turn` counts the looks at a video; `None`: the picture stands
/// still and everything is tried.
pub async fn codes(
    picture: &JsValue,
    (width, height): (u32, u32),
    turn: Option<i32>,
) -> Option<Vec<String>> {
    let turn = turn.unwrap_or(-1);
    let read = JsFuture::from(vx_codes(picture, width, height, turn).ok()?).await.ok()?;
    let lines = read.as_string()?;
    Some(lines.lines().map(str::to_owned).collect())
}

/// Bytes of a pack by its name (the crate's `packs`); `None` when it cannot be had. The request is
/// on its way when this returns, so two packs asked for one after the other come together.
pub fn fetch(name: &str) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let request = vx_file(name).map(JsFuture::from);
    async {
        let buffer: ArrayBuffer = request.ok()?.await.ok()?.dyn_into().ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// Loads a part of the program by its name; `false` when it cannot be had. It may be asked for again.
pub async fn part(name: &str) -> bool {
    match vx_part(name).map(JsFuture::from) {
        Ok(arrives) => arrives.await.is_ok(),
        Err(_) => false,
    }
}
