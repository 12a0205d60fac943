#include "ui/models/status_table.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString StatusTable::text() const
{
    QStringList lines{headers.join(u'\t')};
    for (const StatusRow &row : rows) {
        QStringList cells = row.cells;
        for (QString &cell : cells) cell.replace(u'\t', u' ').replace(u'\n', u' ');
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace ccr::ui
