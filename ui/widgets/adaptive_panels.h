#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTabBar;

namespace ccr::ui {

/// Several views of one thing: tabs while there is little room, and all at once where there is enough. GUI thread.
class AdaptivePanels final : public QWidget
{
    Q_OBJECT
public:
    explicit AdaptivePanels(QWidget *parent = nullptr);

    /// The first one gets the whole width when all are shown.
    void addPanel(QWidget *panel);
    /// Stands in the line of the tabs, at its end; below them where both have no room.
    void addCorner(QWidget *widget);
    void setTitle(int panel, const QString &title);
    void setAccessibleTabs(const QString &name);
    int current() const;
    void setCurrent(int panel);
    bool showsAll() const { return m_showsAll; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int panel);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void placeCorner();

    struct Panel
    {
        QWidget *widget;
        QLabel *title;
    };
    QTabBar *m_tabs;
    QBoxLayout *m_bar;
    QHBoxLayout *m_corner;
    QWidget *m_area;
    QList<Panel> m_panels;
    bool m_showsAll = false;
};

} // namespace ccr::ui
