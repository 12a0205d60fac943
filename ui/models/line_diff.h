#pragma once

#include <QList>
#include <QStringList>

namespace ccr::ui {

struct DiffLine
{
    enum class Kind
    {
        Same,
        Removed,
        Added,
        Skipped ///< stands for lines that are the same and not shown: `skipped` of them
    };
    Kind kind = Kind::Same;
    QString text;
    int skipped = 0;
    bool operator==(const DiffLine &) const = default;
};

struct LineDiff
{
    QList<DiffLine> lines;
    int added = 0;
    int removed = 0;
    int firstChange = -1; ///< of the first text: how many of its lines are the same at its beginning; -1: nothing changed
    bool isEqual() const { return added + removed == 0; }
};

/// What turns the first text into the second, line by line. Of long stretches that are the same, `context` lines around the
/// changes are kept; negative: all. Lines that occur once on both sides anchor the comparison (patience diff), so that large
/// texts take little more than their own length; between two anchors that are very far apart all counts as changed. Any thread.
LineDiff diffLines(const QStringList &before, const QStringList &after, int context = 3);

} // namespace ccr::ui
