"""Addresses of the compliance officer's pages."""

from django.urls import path

from accord.web.compliance.audit import audit, audit_signature
from accord.web.compliance.law import law
from accord.web.compliance.law_country import law_country
from accord.web.compliance.law_rule import law_rule, rule_review
from accord.web.compliance.law_watch import watch
from accord.web.compliance.notices import notice_signature, notices
from accord.web.compliance.old_lists import old_lists
from accord.web.compliance.overview import compliance_overview, permission_count
from accord.web.compliance.paper import paper
from accord.web.compliance.people import compliance_people
from accord.web.compliance.person import compliance_person, person_dossier
from accord.web.compliance.processing import impact, processing, processing_file
from accord.web.compliance.request import certificate, request_copy, request_erasure, request_page, request_step
from accord.web.compliance.requests import requests
from accord.web.compliance.set_aside import set_aside, set_aside_text
from accord.web.compliance.withdrawals import withdrawals, withdrawals_file

urlpatterns = [
    path("compliance", compliance_overview, name="compliance_overview"),
    path("compliance/permission-count", permission_count, name="compliance_count"),
    path("compliance/people", compliance_people, name="compliance_people"),
    path("compliance/people/<int:customer_id>", compliance_person, name="compliance_person"),
    path("compliance/people/<int:customer_id>/dossier.json", person_dossier, name="compliance_dossier"),
    path("compliance/requests", requests, name="compliance_requests"),
    path("compliance/requests/<int:request_id>", request_page, name="compliance_request"),
    path("compliance/requests/<int:request_id>/steps", request_step, name="compliance_request_step"),
    path("compliance/requests/<int:request_id>/copy.zip", request_copy, name="compliance_request_copy"),
    path("compliance/requests/<int:request_id>/erasure", request_erasure, name="compliance_request_erasure"),
    path("compliance/certificates/<int:certificate_id>", certificate, name="compliance_certificate"),
    path("compliance/withdrawals", withdrawals, name="compliance_withdrawals"),
    path("compliance/withdrawals.csv", withdrawals_file, name="compliance_withdrawals_file"),
    path("compliance/set-aside", set_aside, name="compliance_set_aside"),
    path("compliance/set-aside/<int:set_aside_id>", set_aside_text, name="compliance_set_aside_text"),
    path("compliance/audit", audit, name="compliance_audit"),
    path("compliance/audit/signature", audit_signature, name="compliance_audit_signature"),
    path("compliance/processing", processing, name="compliance_processing"),
    path("compliance/processing.json", processing_file, name="compliance_processing_file"),
    path("compliance/processing/impact", impact, name="compliance_impact"),
    path("compliance/notices", notices, name="compliance_notices"),
    path("compliance/notices/<int:notice_id>/signature", notice_signature, name="notice_signature"),
    path("compliance/paper", paper, name="compliance_paper"),
    path("compliance/old-lists", old_lists, name="compliance_old_lists"),
    path("compliance/law", law, name="compliance_law"),
    path("compliance/law-watch", watch, name="compliance_law_watch"),
    path("compliance/law/rules/<str:rule_id>", law_rule, name="compliance_law_rule"),
    path("compliance/law/rules/<str:rule_id>/reviews", rule_review, name="compliance_rule_review"),
    path("compliance/law/<str:place>", law_country, name="compliance_law_country"),
]
