"""A file manager in small: a window from which the files named as arguments can be dragged.

Says `ready` on its output when it can be, and afterwards `delivered` or `refused` for each
drag. Ends with its input.
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def main(files):
    addresses = [pathlib.Path(file).resolve().as_uri() for file in files]
    window = Gtk.Window(title="outlay-drag-source")
    window.set_default_size(160, 120)
    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="files"))
    window.add(handle)
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()
    handle.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(addresses))
    failed = []
    # True: the cursor does not fly back, so the end comes at once.
    handle.connect("drag-failed", lambda *_: failed.append(True) or True)
    handle.connect("drag-end", lambda *_: say("refused" if failed else "delivered") or failed.clear())
    window.connect("map-event", lambda *_: GLib.idle_add(lambda: say("ready")))
    window.show_all()
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_HUP, lambda *_: Gtk.main_quit())
    Gtk.main()


main(sys.argv[1:])
