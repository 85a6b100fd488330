//! The packs that the build made from `data/`, inside the program.

use super::pack::{
    PackError, decode_catalogue, decode_figures, decode_handbook, decode_library, decode_texts,
};
use super::{Catalogue, Figures, Handbook, Library, Texts};

const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));
const TEXT_VI: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/text.vi.bin"));
const TEXT_EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/text.en.bin"));
const SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin"));
const HANDBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/handbook.bin"));
const FIGURES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/figures.bin"));

/// The catalogue that comes with the tool.
#[derive(Clone, Debug)]
pub struct BuiltIn {
    pub catalogue: Catalogue,
    /// Vietnamese, English.
    pub texts: [Texts; 2],
    pub library: Library,
    pub handbook: Handbook,
    pub figures: Figures,
}

/// Name and bytes of each pack; the site serves them as files.
pub fn packs() -> &'static [(&'static str, &'static [u8])] {
    &[
        ("core", CORE),
        ("text.vi", TEXT_VI),
        ("text.en", TEXT_EN),
        ("sources", SOURCES),
        ("handbook", HANDBOOK),
        ("figures", FIGURES),
    ]
}

/// Decodes all packs.
pub fn load() -> Result<BuiltIn, PackError> {
    Ok(BuiltIn {
        catalogue: decode_catalogue(CORE)?,
        texts: [decode_texts(TEXT_VI)?, decode_texts(TEXT_EN)?],
        library: decode_library(SOURCES)?,
        handbook: decode_handbook(HANDBOOK)?,
        figures: decode_figures(FIGURES)?,
    })
}
