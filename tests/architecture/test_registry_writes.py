"""Rows about people are written in ``registry/services`` and nowhere else."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture import source

#: The only writers. Migrations, tests and this room's own services need no excuse.
WRITERS = ("registry/services/",)
#: Apart from those: a reason each.
EXCUSED: dict[str, str] = {
    "registry/receiver/": "the reference receiver keeps what it was sent, in a database of its own",
}
_WRITING = {
    "create", "acreate", "bulk_create", "abulk_create", "update", "aupdate", "bulk_update",
    "abulk_update", "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create",
    "delete", "adelete", "_raw_delete", "save", "asave", "save_base",
}  # fmt: skip


def _models():
    return {model.__name__ for model in apps.get_app_config("registry").get_models()}


def _attribute(model):
    """Names under which rows of a model are reached from others: ``run.signups``."""
    return {
        field.get_accessor_name()
        for one in apps.get_models()
        for field in one._meta.related_objects
        if field.related_model is model and not (field.get_accessor_name() or "+").endswith("+")
    }


def _reached():
    """Related names that lead to the registry's rows, apart from everyday words."""
    names = {
        name for model in apps.get_app_config("registry").get_models() for name in _attribute(model)
    }
    return names - {"changes", "consents"} | {"signups"}


class _Writes(ast.NodeVisitor):
    """Finds calls that write rows of the registry: by the model, by a name bound to it, or kept."""

    def __init__(self, models: set[str], reached: set[str]) -> None:
        self.models, self.reached = models, reached
        self.bound: dict[str, str] = {}
        self.found: list[tuple[int, str]] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        kept = dict(self.bound)
        for argument in (*node.args.args, *node.args.kwonlyargs):
            if argument.annotation is not None and (name := self._about(argument.annotation)):
                self.bound[argument.arg] = name
        self.generic_visit(node)
        self.bound = kept

    visit_AsyncFunctionDef = visit_FunctionDef  # type: ignore[assignment]

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        about = self._about(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.bound.pop(target.id, None)
                if about:
                    self.bound[target.id] = about

    def visit_For(self, node: ast.For) -> None:
        if isinstance(node.target, ast.Name) and (about := self._about(node.iter)):
            self.bound[node.target.id] = about
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in _WRITING:
            if about := self._about(function.value):
                self.found.append((node.lineno, f"{about} .{function.attr}("))
        self.generic_visit(node)

    def _about(self, node: ast.AST) -> str:
        """Say which model an expression is about: the first that it names."""
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id in self.models:
                return part.id
            if isinstance(part, ast.Attribute) and part.attr in self.models:
                return part.attr
            if isinstance(part, ast.Attribute) and part.attr in self.reached:
                return part.attr
            if isinstance(part, ast.Name) and part.id in self.bound:
                return self.bound[part.id]
        return ""


def _writes(tree: ast.AST) -> list[tuple[int, str]]:
    finder = _Writes(_models(), _reached())
    finder.visit(tree)
    return finder.found


def _is_writer(path: Path) -> bool:
    place = path.relative_to(source.ROOT).as_posix()
    return place.startswith((*WRITERS, *EXCUSED)) or "/migrations/" in place


def test_rows_about_people_are_written_by_services_only():
    """`.objects.create`, `.update`, `.save` … of the registry's models stand in its services."""
    found = [
        f"{source.place(path, line)} {what}"
        for path in source.modules()
        if not _is_writer(path)
        for line, what in _writes(source.tree(path))
    ]
    assert not found, "write through registry/services:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "Signup.objects.create(run=run)",
        "models.Signup.objects.filter(pk=1).update(status='held')",
        "Person.objects.bulk_create([])",
        "Signup(run=run).save()",
        "row = Signup(run=run)\nrow.save()",
        "for one in Signup.objects.all():\n    one.delete()",
        "rows = Signup.objects.of_run(run)\nrows.update(status='held')",
        "run.signups.update(status='held')",
        "def act(signup: Signup) -> None:\n    signup.save()",
        "Interest.objects.update_or_create(pk=1)",
    ],
)
def test_writes_are_recognised(code):
    """The look finds what it must find, else it proves nothing."""
    assert _writes(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "Signup.objects.filter(pk=1).first()",
        "names = {}\nnames.update(a=1)",
        "page.save()",
        "Signup.objects.count()",
    ],
)
def test_reading_is_no_write(code):
    """Whoever only asks is left alone."""
    assert not _writes(ast.parse(code))
