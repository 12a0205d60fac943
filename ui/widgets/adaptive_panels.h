#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QTabBar;

namespace ccr::ui {

/// Several views of one thing: tabs while there is little room, two of them side by side where there is the width for it, and all
/// at once where there is the height, too. GUI thread.
class AdaptivePanels final : public QWidget
{
    Q_OBJECT
public:
    explicit AdaptivePanels(QWidget *parent = nullptr);

    /// The first one gets the whole width when all are shown.
    void addPanel(QWidget *panel);
    /// These are seen together as soon as there is the width.
    void setPair(int first, int second);
    /// Stands in the line of the tabs, at its end; below them where both have no room.
    void addCorner(QWidget *widget);
    void setTitle(int panel, const QString &title);
    void setAccessibleTabs(const QString &name);
    int current() const;
    void setCurrent(int panel);
    bool showsAll() const { return m_room == Room::ForAll; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int panel);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Room
    {
        ForOne,
        ForPair,
        ForAll
    };
    Room room() const;
    QList<int> shownPanels() const;
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
    QList<int> m_pair;
    Room m_room = Room::ForOne;
};

} // namespace ccr::ui
