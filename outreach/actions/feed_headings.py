"""How other systems head their columns."""

from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "appointment_id": (
        *("appointmentid", "apptid", "appointmentnumber", "appointmentno", "apptno", "visitid"),
        *("encounterid", "bookingid", "eventid", "appointment", "appt"),
    ),
    "patient_id": (
        *("patientid", "patientnumber", "patientno", "mrn", "medicalrecordnumber", "chartnumber", "chartno"),
        *("chartid", "clientid", "personid"),
    ),
    "given_name": ("givenname", "firstname", "patientfirstname", "first", "forename"),
    "family_name": ("familyname", "lastname", "patientlastname", "last", "surname"),
    "name": ("patientname", "fullname", "clientname", "name", "patient"),
    "phone": (
        *("mobilephone", "mobile", "cellphone", "cell", "mobilenumber", "cellnumber", "phone", "phonenumber"),
        *("primaryphone", "patientphone", "phone1", "telephone", "tel"),
    ),
    "phone2": (
        *("phone2", "homephone", "otherphone", "secondaryphone", "alternatephone", "altphone", "workphone"),
        "landline",
    ),
    "email": ("email", "emailaddress", "patientemail", "mail"),
    "birth_date": (
        *("dateofbirth", "birthdate", "dob", "birthday", "patientdob", "patientdateofbirth"),
        *("patientbirthdate", "dateofbirthdob"),
    ),
    "postal_code": (
        *(
            "zip",
            "zipcode",
            "postalcode",
            "postcode",
            "patientzip",
            "patientzipcode",
            "homezip",
            "ziporpostalcode",
        ),
        "zippostalcode",
    ),
    "language": ("language", "preferredlanguage", "patientlanguage", "lang"),
    "preferred_channel": (
        *("preferredchannel", "preferredcontact", "preferredcontactmethod", "contactpreference"),
        *("contactmethod", "channel"),
    ),
    "visit_type": ("visittype", "appointmenttype", "appttype", "encountertype", "type", "service"),
    "start": (
        *("start", "starttime", "startdatetime", "startdatetime", "appointmentstart", "appointmentdatetime"),
        *("datetime", "dateandtime", "scheduledstart", "starts", "when"),
    ),
    "date": (
        "date",
        "appointmentdate",
        "apptdate",
        "visitdate",
        "startdate",
        "scheduleddate",
        "dateofservice",
    ),
    "time": ("time", "appointmenttime", "appttime", "visittime"),
    "zone": ("zone", "timezone", "tz"),
    "status": ("status", "appointmentstatus", "apptstatus", "visitstatus"),
    "practitioner": (
        "practitioner",
        "provider",
        "providername",
        "clinician",
        "doctor",
        "physician",
        "resource",
    ),
    "location": ("location", "locationname", "site", "facility", "office", "clinic", "department"),
    "duration": (
        *(
            "duration",
            "durationminutes",
            "durationmin",
            "durationmins",
            "appointmentduration",
            "apptduration",
        ),
        *("visitduration", "appointmentlength", "apptlength", "visitlength", "length", "minutes"),
    ),
}
"""The usual headings of each column, best first; compared without case, spaces and punctuation."""
