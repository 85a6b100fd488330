//! Files out and in: a download, and reading what the user picked or dropped.

use super::window;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Hands a text to the user as a file; `false` when the browser refuses.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_ok()
}

/// Hands bytes to the user as a file; `false` when the browser refuses.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let part = js_sys::Uint8Array::from(bytes);
    hand_out(name, mime, |options| {
        Blob::new_with_u8_array_sequence_and_options(&Array::of1(&part), options)
    })
    .is_ok()
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    hand_out(name, mime, |options| {
        let parts = Array::of1(&JsValue::from_str(text));
        Blob::new_with_str_sequence_and_options(&parts, options)
    })
}

fn hand_out(
    name: &str,
    mime: &str,
    blob: impl FnOnce(&BlobPropertyBag) -> Result<Blob, JsValue>,
) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = blob(&options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// Bytes of a file up to `limit`; `Err` gives its size when it is larger, or `None` if unreadable.
pub async fn read(file: &File, limit: f64) -> Result<Vec<u8>, Option<f64>> {
    if file.size() > limit {
        return Err(Some(file.size()));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| None)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Name of a file with the folders it was picked with.
pub fn path(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok();
    path.and_then(|path| path.as_string())
        .filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name())
}

/// The files of a list.
pub fn all(list: Option<web_sys::FileList>) -> Vec<File> {
    let count = list.as_ref().map_or(0, web_sys::FileList::length);
    (0..count).filter_map(|at| list.as_ref()?.item(at)).collect()
}
