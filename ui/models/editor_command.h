#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace ccr::ui {

struct EditorCommand
{
    QString program;
    QStringList arguments;
    bool operator==(const EditorCommand &) const = default;
};

/// How `editor`, as $VISUAL and $EDITOR have it ("code --wait"), opens `file` at `line`, from 1. Absent: it needs a terminal, or is
/// none that is known.
std::optional<EditorCommand> editorAt(const QString &editor, const QString &file, int line);

} // namespace ccr::ui
