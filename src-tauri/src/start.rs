//! Before the window: what Linux needs so that one appears, or a sentence why none can.

/// Makes the process fit for a window, or says why it cannot be.
#[cfg(target_os = "linux")]
pub fn prepare() -> Result<(), String> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        return Err(no_display("neither DISPLAY nor WAYLAND_DISPLAY is set"));
    }
    if std::env::var_os(DMABUF).is_none() {
        return Err(again_with_dmabuf_off());
    }
    gtk::init().map_err(|_| {
        no_display("the display that DISPLAY or WAYLAND_DISPLAY names does not answer")
    })
}

#[cfg(not(target_os = "linux"))]
pub fn prepare() -> Result<(), String> {
    Ok(())
}

/// WebKitGTK shares drawn pages with the window through DMA buffers, which leaves the
/// window white on some graphics drivers and in virtual machines. Outlay needs no graphics
/// card, so it goes without unless the user chose otherwise.
#[cfg(target_os = "linux")]
const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program anew with the variable set: setting it in a running process is
/// unsafe. Returns only when that fails, with the reason.
#[cfg(target_os = "linux")]
fn again_with_dmabuf_off() -> String {
    use std::os::unix::process::CommandExt;
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return format!("Outlay could not find its own program file: {error}."),
    };
    let error = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(DMABUF, "1")
        .exec();
    format!("Outlay could not restart itself with {DMABUF}=1: {error}. Set it and start again.")
}

#[cfg(target_os = "linux")]
fn no_display(reason: &str) -> String {
    format!(
        "Outlay has no display to open its window on ({reason}); \
         the same figures on the command line: outlay compare STUDY"
    )
}
