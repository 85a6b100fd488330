//! Codes held before the camera, one after the other.

use super::bring::{Work, add_one, catalogue, why};
use crate::browser::camera::{Camera, NoCamera};
use crate::browser::clock;
use crate::locale::W;
use crate::share::letters;
use crate::ui::{App, use_app};
use crate::workshop::intake::{Found, take};
use crate::workshop::{Added, How};
use gloo::timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// Between two looks at the picture.
const PAUSE_MS: u32 = 120;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub work: Work,
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What the camera has to say.
#[derive(Clone, PartialEq)]
enum Says {
    Starting,
    Looking,
    /// A code was taken (or is here already): the sentence, and whether it counts.
    Read(String, bool),
    Failed(W),
}

#[component]
pub fn CameraBox(props: &Props) -> Html {
    let app = use_app();
    let video = use_node_ref();
    let says = use_state_eq(|| Says::Starting);
    {
        let (work, video, says) = (props.work.clone(), video.clone(), says.clone());
        use_effect_with((), move |()| {
            let alive = Rc::new(Cell::new(true));
            if let Some(video) = video.cast::<HtmlVideoElement>() {
                spawn_local(run(work, video, says, alive.clone()));
            }
            move || alive.set(false)
        });
    }
    let (class, said) = match &*says {
        Says::Starting => ("seen", app.w(W::WorkshopCameraStarting).to_owned()),
        Says::Looking => ("seen", app.w(W::WorkshopCameraLooking).to_owned()),
        Says::Read(said, true) => ("seen taken", said.clone()),
        Says::Read(said, false) => ("seen again", said.clone()),
        Says::Failed(word) => ("seen again", app.w(*word).to_owned()),
    };
    html! {
        <figure class="camera">
            <video ref={video} muted=true playsinline=true aria-label={app.w(W::WorkshopCamera)} />
            <figcaption><span {class} id="seen" role="status">{ said }</span></figcaption>
        </figure>
    }
}

async fn run(
    work: Work,
    video: HtmlVideoElement,
    says: UseStateHandle<Says>,
    alive: Rc<Cell<bool>>,
) {
    let camera = match Camera::start(video).await {
        Ok(camera) => camera,
        Err(why) => return says.set(Says::Failed(no_camera(why))),
    };
    if !alive.get() {
        return;
    }
    says.set(Says::Looking);
    // The code that is being held there; seen again it is not a new one.
    let mut held = String::new();
    let mut turn = 0;
    while alive.get() {
        turn += 1;
        let Some(codes) = camera.codes(turn).await else {
            return says.set(Says::Failed(W::WorkshopNoReader));
        };
        for code in codes.into_iter().filter(|_| alive.get()) {
            if code != held {
                if let Some(app) = work.app() {
                    says.set(taken(&app, &work.id, &code));
                }
                held = code;
            }
        }
        TimeoutFuture::new(PAUSE_MS).await;
    }
}

fn taken(app: &App, id: &str, text: &str) -> Says {
    let Some(catalogue) = catalogue(app) else { return Says::Looking };
    let found = take(&catalogue, text, &clock::now_iso()).into_iter().next();
    let coming = match found {
        Some(Ok(Found::Business(coming))) => coming,
        Some(Err(reason)) => return Says::Read(why(app, &reason), false),
        _ => return Says::Looking,
    };
    let letters = letters(coming.id);
    let said = |word| app.f(word, &[("code", &letters)]);
    match add_one(app, id, coming, How::Camera) {
        Some(Added::New) => Says::Read(said(W::WorkshopSeenNew), true),
        Some(Added::Newer) => Says::Read(said(W::WorkshopSeenNewer), true),
        Some(Added::Same | Added::Older) => Says::Read(said(W::WorkshopSeenSame), false),
        None => Says::Looking,
    }
}

fn no_camera(why: NoCamera) -> W {
    match why {
        NoCamera::NotHere => W::WorkshopCameraNotHere,
        NoCamera::Denied => W::WorkshopCameraDenied,
        NoCamera::Missing => W::WorkshopCameraMissing,
        NoCamera::Busy => W::WorkshopCameraBusy,
    }
}
