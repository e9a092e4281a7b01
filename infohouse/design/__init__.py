"""The look: GOV.UK and MoJ markup as a form renderer, template tags and layouts."""
