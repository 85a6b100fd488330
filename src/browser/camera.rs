//! The camera and pictures, for QR codes.

use super::{packs, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, HtmlVideoElement, ImageBitmap, MediaStream, MediaStreamConstraints, MediaStreamTrack,
    MediaTrackConstraints,
};

/// Longest side at which a camera's picture is looked at; codes at arm's length are large enough.
const CAMERA_SIDE: f64 = 1280.0;
/// Of a photo, the code may be a small part.
const PHOTO_SIDE: f64 = 2400.0;
/// A second look at a photo whose code fills it.
const SMALL_SIDE: f64 = 900.0;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCamera {
    /// The page is not served safely, or the browser knows no cameras.
    NotHere,
    /// The user or the device said no.
    Denied,
    Missing,
    /// Another program holds it, or it broke.
    Busy,
}

/// A running camera; it goes off when dropped.
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
}

impl Camera {
    /// Shows the camera in this element.
    pub async fn start(video: HtmlVideoElement) -> Result<Self, NoCamera> {
        let navigator = window().ok_or(NoCamera::NotHere)?.navigator();
        // Absent on pages that are not served safely.
        let devices = js_sys::Reflect::get(&navigator, &"mediaDevices".into());
        let devices: web_sys::MediaDevices =
            devices.ok().and_then(|d| d.dyn_into().ok()).ok_or(NoCamera::NotHere)?;
        let wish = MediaTrackConstraints::new();
        wish.set_facing_mode(&"environment".into());
        wish.set_width(&JsValue::from_f64(CAMERA_SIDE));
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wish);
        let stream = devices.get_user_media_with_constraints(&constraints);
        let stream = JsFuture::from(stream.map_err(|_| NoCamera::NotHere)?).await;
        let stream: MediaStream = stream.map_err(|error| why(&error))?.unchecked_into();
        video.set_src_object(Some(&stream));
        let camera = Self { stream, video };
        if let Ok(playing) = camera.video.play() {
            JsFuture::from(playing).await.map_err(|_| NoCamera::Busy)?;
        }
        Ok(camera)
    }

    /// The codes in the picture of this moment; `None` when the reader cannot be had.
    pub async fn codes(&self, turn: i32) -> Option<Vec<String>> {
        let size = (f64::from(self.video.video_width()), f64::from(self.video.video_height()));
        let Some(size) = fitted(size, CAMERA_SIDE) else { return Some(Vec::new()) };
        packs::codes(&self.video, size, Some(turn)).await
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
        self.video.set_src_object(None);
    }
}

fn why(error: &JsValue) -> NoCamera {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoCamera::Denied,
        Some("NotFoundError" | "OverconstrainedError") => NoCamera::Missing,
        _ => NoCamera::Busy,
    }
}

/// Size with the longer side no longer than `side`; `None` for an empty picture.
fn fitted((width, height): (f64, f64), side: f64) -> Option<(u32, u32)> {
    let scale = (side / width.max(height)).min(1.0);
    // A few thousand pixels at most.
    let size = ((width * scale) as u32, (height * scale) as u32);
    (size.0 > 0 && size.1 > 0).then_some(size)
}

/// The codes in a picture file; `None` when it cannot be read as a picture, or the reader cannot be
/// had.
pub async fn codes_in(file: &File) -> Option<Vec<String>> {
    let made = window()?.create_image_bitmap_with_blob(file).ok()?;
    let picture: ImageBitmap = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    let size = (f64::from(picture.width()), f64::from(picture.height()));
    let mut found = Vec::new();
    for side in [PHOTO_SIDE, SMALL_SIDE] {
        found = packs::codes(&picture, fitted(size, side)?, None).await?;
        if !found.is_empty() {
            break;
        }
    }
    picture.close();
    Some(found)
}
