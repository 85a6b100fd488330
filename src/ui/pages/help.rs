//! Help for owners and trainers (`#/tro-giup`): short, without a network. The part that belongs to
//! the page one came from stands first.

use super::library::linked;
use crate::browser::page;
use crate::locale::W;
use crate::ui::{App, Route, href};
use yew::prelude::*;

/// One part of the help.
struct Topic {
    slug: &'static str,
    title: W,
    lines: &'static [W],
}

/// What owners ask.
const OWNERS: [Topic; 7] = [
    Topic {
        slug: "bat-dau",
        title: W::HelpStartTitle,
        lines: &[W::HelpStartA, W::HelpStartB, W::HelpStartC],
    },
    Topic {
        slug: "hoa-don",
        title: W::HelpBillsTitle,
        lines: &[W::HelpBillsA, W::HelpBillsB, W::HelpBillsC, W::HelpBillsD, W::HelpBillsE],
    },
    Topic {
        slug: "khoang-tien",
        title: W::HelpRangeTitle,
        lines: &[W::HelpRangeA, W::HelpRangeB, W::HelpRangeC, W::HelpRangeD],
    },
    Topic {
        slug: "chon-viec",
        title: W::HelpActTitle,
        lines: &[W::HelpActA, W::HelpActB, W::HelpActC],
    },
    Topic {
        slug: "noi-luu",
        title: W::HelpKeptTitle,
        lines: &[W::HelpKeptA, W::HelpKeptB, W::HelpKeptC],
    },
    Topic {
        slug: "gui-di",
        title: W::HelpHandTitle,
        lines: &[W::HelpHandA, W::HelpHandB, W::HelpHandC],
    },
    Topic { slug: "xoa", title: W::HelpDeleteTitle, lines: &[W::HelpDeleteA, W::HelpDeleteB] },
];

/// What trainers ask.
const TRAINERS: [Topic; 5] = [
    Topic {
        slug: "chuan-bi",
        title: W::HelpPrepareTitle,
        lines: &[W::HelpPrepareA, W::HelpPrepareB, W::HelpPrepareC],
    },
    Topic {
        slug: "mang-theo",
        title: W::HelpTakeTitle,
        lines: &[W::HelpTakeA, W::HelpTakeB, W::HelpTakeC],
    },
    Topic {
        slug: "thu-ket-qua",
        title: W::HelpCollectTitle,
        lines: &[W::HelpCollectA, W::HelpCollectB, W::HelpCollectC],
    },
    Topic {
        slug: "trinh-chieu",
        title: W::HelpShowTitle,
        lines: &[W::HelpShowA, W::HelpShowB, W::HelpShowC],
    },
    Topic {
        slug: "sau-buoi-hoc",
        title: W::HelpAfterTitle,
        lines: &[W::HelpAfterA, W::HelpAfterB, W::HelpAfterC],
    },
];

/// The part that answers what people ask on a page.
pub fn topic_for(route: &Route) -> &'static str {
    match route {
        Route::Ask(_) => "hoa-don",
        Route::Results | Route::Explain(_) | Route::Measure(_) => "khoang-tien",
        Route::Scenarios | Route::Plan | Route::FollowUp => "chon-viec",
        Route::Reports(_) | Route::Share | Route::Incoming(_) => "gui-di",
        Route::Library(_) | Route::Data(_) | Route::Settings | Route::Privacy => "noi-luu",
        Route::Workshop(tail) => match tail.rsplit('/').next().unwrap_or_default() {
            "chieu" => "trinh-chieu",
            "ket-qua" | "cho" => "sau-buoi-hoc",
            "" | "phieu" | "huong-dan" => "chuan-bi",
            _ if tail.starts_with("phieu") => "chuan-bi",
            _ => "thu-ket-qua",
        },
        _ => "bat-dau",
    }
}

/// The help; the part asked for first.
pub fn help(app: &App, asked: &str) -> Html {
    let first = OWNERS.iter().chain(&TRAINERS).find(|topic| topic.slug == asked);
    let first = first.map(|topic| {
        html! {
            <section key={topic.slug} class="aside stack" aria-labelledby="asked">
                <h2 id="asked">{ app.w(topic.title) }</h2>
                { lines(app, topic) }
            </section>
        }
    });
    html! {
        <div class="stack help" key="help">
            <h1>{ app.w(W::HelpTitle) }</h1>
            <p class="lead">{ app.w(W::HelpLead) }</p>
            <div>{ for first }</div>
            <div class="cols even">
                { group(app, W::HelpOwners, &OWNERS, asked) }
                <div class="stack">
                    { group(app, W::HelpTrainers, &TRAINERS, asked) }
                    { more(app) }
                </div>
            </div>
        </div>
    }
}

fn more(app: &App) -> Html {
    let links = [
        (Route::Workshop("huong-dan".to_owned()), W::GuideTitle),
        (Route::Workshop("phieu".to_owned()), W::PaperTitle),
        (Route::Library("tu-ngu".to_owned()), W::LibraryTerms),
    ];
    let links = links.into_iter().map(|(to, word)| {
        html! { <li key={word as usize}><a href={href(&to)}>{ app.w(word) }</a></li> }
    });
    html! {
        <section class="stack no-print">
            <h2>{ app.w(W::HelpMore) }</h2>
            <ul class="plain links">{ for links }</ul>
            <p class="acts">
                <button type="button" class="btn plain small" onclick={|_| page::print()}>{ app.w(W::HelpPrint) }</button>
            </p>
        </section>
    }
}

/// A list of the parts, then the parts themselves, but for the one that stands first already.
fn group(app: &App, title: W, topics: &[Topic], asked: &str) -> Html {
    let rest = topics.iter().filter(|topic| topic.slug != asked).map(|topic| {
        html! {
            <section key={topic.slug} class="stack keep">
                <h3><a class="term" href={href(&Route::Help(topic.slug.to_owned()))}>{ app.w(topic.title) }</a></h3>
                { lines(app, topic) }
            </section>
        }
    });
    html! { <section class="stack"><h2 key="title">{ app.w(title) }</h2>{ for rest }</section> }
}

fn lines(app: &App, topic: &Topic) -> Html {
    let lines = topic.lines.iter();
    html! {
        <div class="lines">
            { for lines.map(|line| html! { <p key={*line as usize}>{ linked(app, app.w(*line)) }</p> }) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_leads_to_a_part_that_exists() {
        let workshop = |tail: &str| Route::Workshop(tail.to_owned());
        for route in [
            Route::Start,
            Route::Ask("S01".into()),
            Route::Results,
            Route::Plan,
            Route::Share,
            Route::Settings,
            workshop(""),
            workshop("phieu/cau-hoi"),
            workshop("x1"),
            workshop("x1/chieu"),
            workshop("x1/ket-qua"),
            Route::Unknown,
        ] {
            let slug = topic_for(&route);
            let known = OWNERS.iter().chain(&TRAINERS).filter(|topic| topic.slug == slug);
            assert_eq!(known.count(), 1, "{route:?}: {slug}");
        }
        assert_eq!(topic_for(&workshop("x1/chieu")), "trinh-chieu");
        assert_eq!(topic_for(&workshop("x1")), "thu-ket-qua");
    }
}
