"""What stands on the screen, as a screen reader is told it.

    accessible.py PROCESS ROLE...

Prints a JSON list of the visible objects of the process with one of these roles: their
role, name, state and place on the screen.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The page has a tree of its own, which nobody asks for here.
LEFT_OUT = {"document web", "filler web"}


def walk(node, roles, found):
    try:
        role = node.get_role_name()
        if role in LEFT_OUT:
            return
        states = node.get_state_set()
        if role in roles and states.contains(Atspi.StateType.SHOWING):
            place = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
            found.append(
                {
                    "role": role,
                    "name": node.get_name(),
                    "enabled": states.contains(Atspi.StateType.SENSITIVE),
                    "x": place.x,
                    "y": place.y,
                    "width": place.width,
                    "height": place.height,
                }
            )
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            if child is not None:
                walk(child, roles, found)
    except GLib.Error:
        return  # It has gone meanwhile.


def main(process, roles):
    found = []
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_process_id() == process:
            walk(application, roles, found)
    print(json.dumps(found))


main(int(sys.argv[1]), set(sys.argv[2:]))
