#include "ui/widgets/log_view_accessible.h"

#include "ui/widgets/log_view.h"

#include <QAccessibleWidget>

namespace ccr::ui {

namespace {

class LogViewAccessible final : public QAccessibleWidget
{
public:
    explicit LogViewAccessible(LogView *view) : QAccessibleWidget(view, QAccessible::List) {}

    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value) return view().currentText();
        if (which != QAccessible::Description) return QAccessibleWidget::text(which);
        const LogRows *rows = view().rows();
        if (!rows) return {};
        return LogView::tr("Line %1 of %2").arg(view().currentRow() + 1).arg(rows->count());
    }

private:
    const LogView &view() const { return *static_cast<LogView *>(widget()); }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

void installLogViewAccessibility()
{
    static const bool done = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(done)
}

} // namespace ccr::ui
