#pragma once

#include <QLabel>

class QAbstractItemView;

namespace ccr::ui {

/// A sentence in the middle of a view, as long as that has no rows. The view owns it and has its model already. GUI thread.
class EmptyNote final : public QLabel
{
    Q_OBJECT
public:
    explicit EmptyNote(QAbstractItemView &view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void restyle();

    QAbstractItemView &m_view;
};

} // namespace ccr::ui
