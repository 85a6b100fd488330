//! Hash routes: they work from any folder of any host and from `file://`.

/// Every screen has one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    #[default]
    Start,
    /// A page of the assessment by its slug (`S07`, `first`, a question id, `check`).
    Ask(String),
    Results,
    /// Choices of measures side by side.
    Scenarios,
    /// Who does what when, and with which money.
    Plan,
    /// New bills beside the old ones.
    FollowUp,
    /// One measure, by id.
    Measure(String),
    /// One figure opened, by the slug of its id.
    Explain(String),
    /// The sheets to print, or one of them by its slug (`chu-co-so`); empty for the choice.
    Reports(String),
    /// Handing the open assessment on: link, QR code, file, result code.
    Share,
    /// What came in: a link by its letters, or (empty) pasted texts and files.
    Incoming(String),
    /// The library: part and choices as they stand behind its name.
    Library(String),
    /// Prices and factors, with what is chosen of them.
    Data(String),
    /// The calculation step by step, at one of its steps or (empty) from the start.
    Method(String),
    /// The trainer's rooms: all sessions (empty), one of them and what belongs to it.
    Workshop(String),
    Settings,
    /// What is kept where, and how to delete it.
    Privacy,
    /// Help, with the part asked for.
    Help(String),
    /// An address nothing answers to.
    Unknown,
}

impl Route {
    /// Reads `#/ket-qua` and the like.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let (head, tail) = path.split_once('/').unwrap_or((path, ""));
        match (head, tail) {
            ("", _) => Self::Start,
            ("hoi", page) if !page.is_empty() => Self::Ask(page.to_owned()),
            ("ket-qua", "") => Self::Results,
            ("phuong-an", "") => Self::Scenarios,
            ("ke-hoach", "") => Self::Plan,
            ("theo-doi", "") => Self::FollowUp,
            ("giai-phap", id) if !id.is_empty() => Self::Measure(id.to_owned()),
            ("so-nay", figure) if !figure.is_empty() => Self::Explain(figure.to_owned()),
            ("bao-cao", sheet) => Self::Reports(sheet.to_owned()),
            ("chia-se", "") => Self::Share,
            ("mo", code) => Self::Incoming(code.to_owned()),
            ("thu-vien", tail) => Self::Library(tail.to_owned()),
            ("so-lieu", tail) => Self::Data(tail.to_owned()),
            ("phuong-phap", step) => Self::Method(step.to_owned()),
            ("lop-hoc", tail) => Self::Workshop(tail.to_owned()),
            ("cai-dat", "") => Self::Settings,
            ("rieng-tu", "") => Self::Privacy,
            ("tro-giup", topic) => Self::Help(topic.to_owned()),
            _ => Self::Unknown,
        }
    }

    /// Whether the page says words of the late pack, and so waits for it.
    pub fn says_late(&self) -> bool {
        !matches!(self, Self::Start | Self::Ask(_) | Self::Results | Self::Unknown)
    }

    /// The screen without what is chosen on it: as long as it stays, the reader is on the same page.
    pub fn screen(&self) -> Self {
        let path = |tail: &str| tail.split('?').next().unwrap_or_default().to_owned();
        match self {
            Self::Library(tail) => Self::Library(path(tail)),
            Self::Data(tail) => Self::Data(path(tail)),
            Self::Method(_) => Self::Method(String::new()),
            Self::Workshop(tail) => Self::Workshop(path(tail)),
            other => other.clone(),
        }
    }
}

/// The address of a screen, for links.
pub fn href(route: &Route) -> String {
    match route {
        Route::Start | Route::Unknown => "#/".to_owned(),
        Route::Ask(page) => format!("#/hoi/{page}"),
        Route::Results => "#/ket-qua".to_owned(),
        Route::Scenarios => "#/phuong-an".to_owned(),
        Route::Plan => "#/ke-hoach".to_owned(),
        Route::FollowUp => "#/theo-doi".to_owned(),
        Route::Measure(id) => format!("#/giai-phap/{id}"),
        Route::Explain(figure) => format!("#/so-nay/{figure}"),
        Route::Reports(sheet) if sheet.is_empty() => "#/bao-cao".to_owned(),
        Route::Reports(sheet) => format!("#/bao-cao/{sheet}"),
        Route::Share => "#/chia-se".to_owned(),
        Route::Incoming(code) if code.is_empty() => "#/mo".to_owned(),
        Route::Incoming(code) => format!("#/mo/{code}"),
        Route::Library(tail) => with_tail("#/thu-vien", tail),
        Route::Data(tail) => with_tail("#/so-lieu", tail),
        Route::Method(step) => with_tail("#/phuong-phap", step),
        Route::Workshop(tail) => with_tail("#/lop-hoc", tail),
        Route::Settings => "#/cai-dat".to_owned(),
        Route::Privacy => "#/rieng-tu".to_owned(),
        Route::Help(topic) => with_tail("#/tro-giup", topic),
    }
}

fn with_tail(head: &str, tail: &str) -> String {
    if tail.is_empty() { head.to_owned() } else { format!("{head}/{tail}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        for route in [
            Route::Start,
            Route::Ask("S07".into()),
            Route::Results,
            Route::Scenarios,
            Route::Plan,
            Route::FollowUp,
            Route::Measure("led-lighting".into()),
            Route::Explain("package-money".into()),
            Route::Reports(String::new()),
            Route::Reports("ngan-hang".into()),
            Route::Share,
            Route::Incoming(String::new()),
            Route::Incoming("AbC-_1".into()),
            Route::Library(String::new()),
            Route::Library("luat?tim=go".into()),
            Route::Data("?sua=price.lpg".into()),
            Route::Method(String::new()),
            Route::Method("hao-hut".into()),
            Route::Workshop(String::new()),
            Route::Workshop("1767225600000-7/ket-qua".into()),
            Route::Settings,
            Route::Privacy,
            Route::Help("xoa".into()),
        ] {
            assert_eq!(Route::parse(&href(&route)), route);
        }
        assert_eq!(Route::parse("#/nowhere"), Route::Unknown);
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("#/thu-vien/luat?tim=a").screen(), Route::Library("luat".into()));
        assert_eq!(Route::Results.screen(), Route::Results);
    }
}
