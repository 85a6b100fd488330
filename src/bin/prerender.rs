//! `prerender FOLDER` writes the start page in each language, as HTML, for the build.

use std::path::Path;
use std::process::ExitCode;

use vong_xanh::locale::Lang;
use vong_xanh::ui::prerender::first_screen;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: prerender FOLDER");
        return ExitCode::FAILURE;
    };
    for lang in [Lang::Vi, Lang::En] {
        let file = Path::new(&folder).join(format!("{}.html", lang.code()));
        if let Err(error) = std::fs::write(&file, first_screen(lang)) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
