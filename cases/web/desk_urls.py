"""Addresses of the desk: what a house decides about concerns and cases, and whom it asks."""

from django.urls import path

from cases.web import (
    desk,
    desk_board,
    desk_case,
    desk_choice,
    desk_joint,
    desk_matches,
    desk_packages,
    desk_twins,
)

urlpatterns = [
    path("help/keys/", desk.keys, name="keys"),
    path("desk/<uuid:ref>/twins/", desk_twins.twins, name="twins"),
    path("desk/<uuid:ref>/twins/part/", desk_twins.part, name="twins_part"),
    path("desk/<uuid:ref>/twins/<uuid:other>/different/", desk_twins.different, name="twins_different"),
    path("desk/<uuid:ref>/twins/<uuid:other>/join/", desk_twins.join, name="twins_join"),
    path("desk/<uuid:ref>/others/", desk_matches.others, name="others"),
    path("matches/<uuid:ref>/", desk_matches.match, name="match"),
    path("packages/", desk_packages.hand_offs, name="hand_offs"),
    path("packages/<uuid:ref>/", desk_packages.hand_off, name="hand_off"),
    path("packages/<uuid:ref>/receive/", desk_packages.receive, name="receive"),
    path("packages/<uuid:ref>/take/", desk_packages.take, name="hand_off_take"),
    path("packages/<uuid:ref>/return/", desk_packages.give_back, name="hand_off_return"),
    path("packages/<uuid:ref>/again/", desk_packages.again, name="hand_off_again"),
    path("cases/<uuid:ref>/choose/<uuid:proposal>/", desk_choice.choose, name="choose"),
    path("cases/<uuid:ref>/summary/", desk_joint.summary, name="summary"),
    path("cases/<uuid:ref>/summary/agree/", desk_joint.agree, name="summary_agree"),
    path("desk/<uuid:ref>/board/", desk_board.board, name="board"),
    path("desk/<uuid:ref>/board/invite/", desk_board.invite, name="board_invite"),
    path("desk/<uuid:ref>/board/place/<uuid:item>/", desk_board.place, name="board_place"),
    path("desk/<uuid:ref>/board/withdraw/<uuid:invitation>/", desk_board.withdraw, name="board_withdraw"),
    path("invitations/", desk_board.invitations, name="invitations"),
    path("invitations/<uuid:ref>/", desk_board.invitation, name="invitation"),
    path("invitations/<uuid:ref>/finish/", desk_board.finish, name="invitation_finish"),
    path("invitations/<uuid:ref>/decline/", desk_board.decline, name="invitation_decline"),
    path("cases/<uuid:ref>/level/", desk_case.level, name="level"),
]
