"""All that changes imports of lead lists."""

from api.leads.actions.imports.prepare import Reading, create_import, map_import
from api.leads.actions.imports.publish import fail_publishing, publish_chunk, start_publishing
from api.leads.actions.imports.stage import stage_chunk
from api.leads.actions.imports.undo import error_rows_csv, problem_text, undo_import

__all__ = [
    "Reading",
    "create_import",
    "error_rows_csv",
    "fail_publishing",
    "map_import",
    "problem_text",
    "publish_chunk",
    "stage_chunk",
    "start_publishing",
    "undo_import",
]
