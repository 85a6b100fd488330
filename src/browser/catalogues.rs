//! Catalogues of other places, as the page's own script keeps and serves them (`web/catalogues.js`).

use js_sys::{JsString, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = check, catch)]
    fn vx_check(files: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = "use", catch)]
    fn vx_use(about: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = again, catch)]
    fn vx_again() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = back, catch)]
    fn vx_back() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = used, catch)]
    fn vx_used() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = kept, catch)]
    fn vx_kept() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = forget, catch)]
    fn vx_forget() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["window", "vxCatalogues"], js_name = builtIn, catch)]
    fn vx_built_in() -> Result<Promise, JsValue>;
}

/// What a promise was kept with; `None` when it was broken.
async fn kept_promise(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

async fn text(asked: Result<Promise, JsValue>) -> Option<String> {
    kept_promise(asked).await?.dyn_into::<JsString>().ok().map(String::from)
}

/// The checker's answer to files (JSON `[[name, text], …]`), packed; `None` when its module cannot be
/// had. It may be asked again.
pub async fn check(files: &str) -> Option<Vec<u8>> {
    let answer = kept_promise(vx_check(files)).await?.dyn_into::<Uint8Array>().ok()?;
    Some(answer.to_vec())
}

/// From now on serves what was checked last, under this name. Whether it is there after the page was
/// closed; `None`: it could not be put in use.
pub async fn take(about: &str) -> Option<bool> {
    Some(kept_promise(vx_use(about)).await?.is_truthy())
}

/// Serves the one kept on this device again; `false` when it cannot be had.
pub async fn again() -> bool {
    kept_promise(vx_again()).await.is_some_and(|done| done.is_truthy())
}

/// Serves the tool's own one again; the other stays on this device.
pub fn back() {
    let _ = vx_back();
}

/// What is served, as it was named to [`take`]; behind `!` what was and cannot be had any more; empty:
/// the tool's own.
pub fn used() -> impl Future<Output = String> {
    let asked = vx_used();
    async { text(asked).await.unwrap_or_default() }
}

/// What is kept on this device, as it was named to [`take`]; empty: nothing.
pub async fn kept() -> String {
    text(vx_kept()).await.unwrap_or_default()
}

/// Takes it away from this device.
pub async fn forget() {
    let _ = kept_promise(vx_forget()).await;
}

/// The tool's own catalogue as one file.
pub async fn built_in() -> Option<String> {
    text(vx_built_in()).await
}
