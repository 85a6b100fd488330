//! The engine on the command line: `vong-xanh evaluate FILE…`, `vong-xanh check [DIR]`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let args = std::env::args().skip(1);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    vong_xanh::cli::run(args, &mut out, &mut std::io::stderr().lock()).into()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
