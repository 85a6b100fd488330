//! What arrives after the program: catalogue and texts.

use crate::catalogue::{Catalogue, Texts};
use crate::locale::Lang;
use std::rc::Rc;

/// Catalogue and words, once they have arrived.
#[derive(Debug)]
pub struct Data {
    pub catalogue: Rc<Catalogue>,
    /// Long texts, vi then en; the other language is loaded when first wanted.
    pub texts: [Option<Rc<Texts>>; 2],
}

impl Data {
    /// A catalogue with the texts of one language.
    pub fn new(catalogue: Rc<Catalogue>, lang: Lang, texts: Rc<Texts>) -> Self {
        let texts = match lang {
            Lang::Vi => [Some(texts), None],
            Lang::En => [None, Some(texts)],
        };
        Self { catalogue, texts }
    }

    /// The same with the texts of another language.
    pub fn with_texts(&self, lang: Lang, came: Rc<Texts>) -> Self {
        let [mut vi, mut en] = self.texts.clone();
        match lang {
            Lang::Vi => vi = Some(came),
            Lang::En => en = Some(came),
        }
        Self { catalogue: self.catalogue.clone(), texts: [vi, en] }
    }

    pub fn has_texts(&self, lang: Lang) -> bool {
        let [vi, en] = &self.texts;
        match lang {
            Lang::Vi => vi.is_some(),
            Lang::En => en.is_some(),
        }
    }
}

/// Something that arrives later.
#[derive(Clone, Debug)]
pub enum Loading {
    Pending,
    Ready(Rc<Data>),
    Failed,
}
