"""A desktop's file manager as far as other programs call it: prints what it is asked to show.

Says `ready` when it can be called. Ends with its input.
"""

import sys

from gi.repository import Gio, GLib

XML = """
<node><interface name="org.freedesktop.FileManager1">
  <method name="ShowItems"><arg type="as" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>
"""


def called(_connection, _sender, _path, _interface, _method, parameters, invocation):
    print(*parameters.unpack()[0], flush=True)
    invocation.return_value(None)


def acquired(connection, _name):
    interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
    connection.register_object("/org/freedesktop/FileManager1", interface, called, None, None)


loop = GLib.MainLoop()
Gio.bus_own_name(
    Gio.BusType.SESSION,
    "org.freedesktop.FileManager1",
    Gio.BusNameOwnerFlags.NONE,
    acquired,
    lambda *_: print("ready", flush=True),
    None,
)
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_HUP, lambda *_: loop.quit())
loop.run()
