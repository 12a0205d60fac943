#pragma once

#include "ui/models/stream_model.h"

#include <QTableView>

namespace ccr::ui {

class ColumnWidths;

/// The frames of one side of a stream, as a table. Keeps the newest one in view while nobody has scrolled away from it.
class FrameTable final : public QTableView
{
    Q_OBJECT
public:
    explicit FrameTable(QWidget *parent = nullptr);

    StreamModel &frames() { return m_model; }
    void append(const QList<ReadFrame> &frames, bool follow);
    /// The chosen frames as they passed.
    QString selectionAsText() const;
    /// Few columns, for a table beside another.
    void setNarrow(bool narrow);
    /// Rows of the height that the theme's density asks for.
    void restyle();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void adaptColumns();

    StreamModel m_model;
    ColumnWidths *m_widths = nullptr;
    bool m_isNarrow = false;
};

} // namespace ccr::ui
