"""Core statements, compiled once for each database and run straight on its driver.

SQLAlchemy's own execution costs several times what SQLite needs for a statement, and a turn has nine of them. What it
adds is done here: values and rows pass through the types of their columns, and the drivers' errors become ours.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.elements import DQLDMLClauseElement

from storage.failures import translate

Values = Mapping[str, object]
Row = Sequence[Any]


class _Compiled:
    """A statement as one driver wants it."""

    __slots__ = ("_converted", "_fixed", "_names", "_shown", "sql")

    def __init__(self, core: DQLDMLClauseElement, columns: Sequence[str], dialect: Dialect) -> None:
        compiled = core.compile(dialect=dialect, column_keys=list(columns) or None)
        bound = {name: compiled.binds[name] for name in compiled.bind_names.values()}
        shown = enumerate(getattr(core, "exported_columns", ()))
        self.sql = str(compiled)
        self._names = compiled.positiontup
        self._fixed = {name: bind.effective_value for name, bind in bound.items() if not bind.required}
        bind = ((name, bind.type.dialect_impl(dialect).bind_processor(dialect)) for name, bind in bound.items())
        self._converted = tuple((name, convert) for name, convert in bind if convert)
        fetch = ((place, column.type.dialect_impl(dialect).result_processor(dialect, None)) for place, column in shown)
        self._shown = tuple((place, convert) for place, convert in fetch if convert)

    def values(self, values: Values) -> object:
        """The values in the driver's order and types."""
        converted = {**self._fixed, **values}
        for name, convert in self._converted:
            converted[name] = convert(converted[name])
        return converted if self._names is None else [converted[name] for name in self._names]

    def rows(self, rows: list[Row]) -> list[Row]:
        """The rows in the types of their columns."""
        if not self._shown:
            return rows
        typed: list[Row] = []
        for row in rows:
            cells = list(row)
            for place, convert in self._shown:
                cells[place] = convert(cells[place])
            typed.append(cells)
        return typed


class Statement:
    """A Core statement without lists of unknown length; an INSERT names the columns it is given."""

    __slots__ = ("_columns", "_compiled", "_core")

    def __init__(self, core: DQLDMLClauseElement, *columns: str) -> None:
        self._core = core
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    def on(self, dialect: Dialect) -> _Compiled:
        """The statement for this database."""
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self._core, self._columns, dialect)
        return found


class Runner:
    """Runs statements in one transaction; whatever a driver raises comes out as a StorageError."""

    __slots__ = ("_connection", "_dialect", "_driver", "_errors")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        self._driver: Any = connection.connection.driver_connection
        # UnicodeEncodeError: half a surrogate pair, which neither database can hold.
        self._errors = (self._dialect.loaded_dbapi.Error, UnicodeEncodeError)

    def rows(self, statement: Statement, values: Values) -> list[Row]:
        """Every row of the answer."""
        compiled = statement.on(self._dialect)
        given = compiled.values(values)
        try:
            return compiled.rows(self._driver.execute(compiled.sql, given).fetchall())
        except self._errors as error:
            self._refuse(error)

    def row(self, statement: Statement, values: Values) -> Row | None:
        """The row of an answer that has one or none."""
        found = self.rows(statement, values)
        return found[0] if found else None

    def change(self, statement: Statement, values: Values) -> int:
        """Run a statement that answers nothing; returns how many rows it changed."""
        compiled = statement.on(self._dialect)
        given = compiled.values(values)
        try:
            count: int = self._driver.execute(compiled.sql, given).rowcount
        except self._errors as error:
            self._refuse(error)
        return count

    def change_many(self, statement: Statement, many: Sequence[Values]) -> None:
        """Run a statement once for each of `many`."""
        if len(many) == 1:
            self.change(statement, many[0])  # a pipeline of one costs more than it saves
            return
        compiled = statement.on(self._dialect)
        given = [compiled.values(values) for values in many]
        try:
            self._driver.cursor().executemany(compiled.sql, given)
        except self._errors as error:
            self._refuse(error)

    def listed(self, core: Executable, values: Values) -> Sequence[Row]:
        """Every row of a Core statement with an IN list, whose text depends on the list."""
        return self._connection.execute(core, dict(values)).all()

    def announce(self, channel: str, text: str) -> None:
        """Notify whoever listens, at the commit; only PostgreSQL can."""
        if self._dialect.name == "postgresql":
            self._driver.execute("SELECT pg_notify(%s, %s)", (channel, text))

    def measure(self, table: str) -> None:
        """Let the planner know a table's rows at once and not in a minute; SQLite plans without looking at them."""
        if self._dialect.name == "postgresql":
            self._driver.execute(f"ANALYZE {table}")

    def _refuse(self, error: Exception) -> NoReturn:
        ours = translate(error, self._connection.engine.url)
        if ours is None:
            raise error
        raise ours from error
