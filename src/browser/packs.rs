//! Data packs beside the page: `index.html` names the hashed files in `<meta name="vx-pack-…">`.

use super::window;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlMetaElement, Response};

#[wasm_bindgen]
extern "C" {
    /// Loads the second half of the program (see `web/boot.js`).
    #[wasm_bindgen(js_namespace = window, js_name = vxRest, catch)]
    async fn vx_rest() -> Result<JsValue, JsValue>;
}

/// Loads the rest of the program; `false` when it cannot be had. Nothing but the start page may run
/// before this has said `true`.
pub async fn program() -> bool {
    vx_rest().await.is_ok()
}

/// Bytes of a pack by its name (the crate's `packs`); `None` when it cannot be had. The request is
/// on its way when this returns, so two packs asked for one after the other come together.
pub fn fetch(name: &str) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let request = request(name);
    async { bytes(request?).await }
}

fn request(name: &str) -> Option<JsFuture> {
    let window = window()?;
    let selector = format!("meta[name=\"vx-pack-{name}\"]");
    let meta = window.document()?.query_selector(&selector).ok()??;
    let url = meta.dyn_into::<HtmlMetaElement>().ok()?.content();
    Some(JsFuture::from(window.fetch_with_str(&url)))
}

async fn bytes(request: JsFuture) -> Option<Vec<u8>> {
    let response: Response = request.await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
