// The meaning of findings, as docs/rules.md fixes it, written a second time in another language.
#include "engine/clips/prelude.h"

namespace anteroom::clips {

const std::string_view kPrelude = R"(
; Truth. (is SCOPE WHAT yes) or (is SCOPE WHAT no); neither where it is unknown. WHAT is a concept, or "concept[tests]".
; Phases by salience: 1000 kinds, 900 who claims and denies what, 800 tests, 700 what is true, 600 what is false, then the rules.

(deftemplate up (slot narrow) (slot broad))      ; of concepts that the question names: all that they are kinds of
(deftemplate down (slot broad) (slot narrow))    ; all that are kinds of them
(deftemplate narrow (slot finding) (slot site))  ; a denial of less than its concept; site: because of where

(defrule kinds-of-finding (declare (salience 1000)) (finding (concept ?c)) => (assert (up (narrow ?c) (broad ?c))))
(defrule kinds-of-site (declare (salience 1000)) (finding (site ?c&~none)) => (assert (up (narrow ?c) (broad ?c))))
(defrule kinds-of-own-site (declare (salience 1000)) (finding (own-site ?c&~none)) => (assert (up (narrow ?c) (broad ?c))))
(defrule kinds-of-trigger (declare (salience 1000)) (finding (trigger ?c&~none)) => (assert (up (narrow ?c) (broad ?c))))
(defrule kinds-of-relief (declare (salience 1000)) (finding (relief ?c&~none)) => (assert (up (narrow ?c) (broad ?c))))
(defrule kinds-of-kinds (declare (salience 1000)) (up (broad ?c)) => (assert (up (narrow ?c) (broad ?c))))
(defrule climb (declare (salience 1000)) (up (narrow ?a) (broad ?b)) (is-a ?b ?c) => (assert (up (narrow ?a) (broad ?c))))
(defrule below-denial (declare (salience 1000)) (finding (concept ?c) (assertion absent)) => (assert (down (broad ?c) (narrow ?c))))
(defrule below-site (declare (salience 1000)) (finding (site ?c&~none)) => (assert (down (broad ?c) (narrow ?c))))
(defrule below-own-site (declare (salience 1000)) (finding (own-site ?c&~none)) => (assert (down (broad ?c) (narrow ?c))))
(defrule below-trigger (declare (salience 1000)) (finding (trigger ?c&~none)) => (assert (down (broad ?c) (narrow ?c))))
(defrule descend (declare (salience 1000)) (down (broad ?a) (narrow ?b)) (is-a ?c ?b) => (assert (down (broad ?a) (narrow ?c))))

(defrule claims-plain (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion present) (temporality current) (experiencer patient)) (up (narrow ?c) (broad ?n))
  => (assert (claims plain ?n ?i)))
(defrule claims-chief (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion present) (temporality current) (experiencer patient) (chief yes))
  (up (narrow ?c) (broad ?n))
  => (assert (claims chief ?n ?i)))
(defrule claims-past (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion present) (temporality past) (experiencer patient)) (up (narrow ?c) (broad ?n))
  => (assert (claims past ?n ?i)))
(defrule claims-family (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion present) (temporality ~hypothetical) (experiencer family)) (up (narrow ?c) (broad ?n))
  => (assert (claims family ?n ?i)))
(defrule claims-possible (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion possible) (experiencer patient)) (up (narrow ?c) (broad ?n))
  => (assert (claims possible ?n ?i)))
(defrule claims-feared (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion present) (temporality hypothetical) (experiencer patient)) (up (narrow ?c) (broad ?n))
  => (assert (claims possible ?n ?i)))

(defrule denies-plain (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion absent) (temporality current) (experiencer patient)) (down (broad ?c) (narrow ?n))
  => (assert (denies plain ?n ?i)))
(defrule denies-past (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion absent) (temporality past) (experiencer patient)) (down (broad ?c) (narrow ?n))
  => (assert (denies past ?n ?i)))
(defrule denies-family (declare (salience 900))
  (finding (id ?i) (concept ?c) (assertion absent) (temporality ~hypothetical) (experiencer family)) (down (broad ?c) (narrow ?n))
  => (assert (denies family ?n ?i)))
(deffacts denied-with  ; what a denial of one kind makes false
  (denied-with plain plain) (denied-with possible plain) (denied-with chief plain) (denied-with past past) (denied-with family family))

(defrule narrow-by-trigger (declare (salience 900)) (finding (id ?i) (assertion absent) (trigger ~none))
  => (assert (narrow (finding ?i) (site no))))
(defrule narrow-by-site (declare (salience 900))
  (finding (id ?i) (assertion absent) (site ?s&~none) (own-site ?own)) (not (up (narrow ?own) (broad ?s)))
  => (assert (narrow (finding ?i) (site yes))))

; Tests on attributes, in Kleene's logic.
(deffunction opposite (?truth) (if (eq ?truth yes) then no else (if (eq ?truth no) then yes else unknown)))
(deffunction both ($?truths) (if (member$ no ?truths) then no else (if (member$ unknown ?truths) then unknown else yes)))
(deffunction overlap (?some ?others)
  (progn$ (?one ?some) (if (member$ ?one ?others) then (return TRUE)))
  FALSE)
(deffunction words (?given ?accepted ?perhaps)
  (if (overlap ?given ?accepted) then (return yes))
  (if (or (= (length$ ?given) 0) (overlap ?given ?perhaps)) then (return unknown))
  no)
(deffunction within (?given ?low ?high)
  (if (= (length$ ?given) 0) then (return unknown))
  (bind ?from (nth$ 1 ?given))
  (bind ?to (nth$ 2 ?given))
  (if (and (>= ?from ?low) (<= ?to ?high)) then (return yes))
  (if (or (< ?to ?low) (> ?from ?high)) then (return no))
  unknown)
(deffunction is-broader (?broad ?narrow) (any-factp ((?f down)) (and (eq ?f:broad ?broad) (eq ?f:narrow ?narrow))))
(deffunction kind (?given ?wanted)  ; another may be there as well
  (if (any-factp ((?f up)) (and (eq ?f:narrow ?given) (eq ?f:broad ?wanted))) then yes else unknown))
(deffunction place (?site ?own-site ?wanted)  ; another site is another finding; a broader one may be this one
  (bind ?given (if (eq ?site none) then ?own-site else ?site))
  (if (or (eq ?given none) (eq (kind ?given ?wanted) yes)) then (return (kind ?given ?wanted)))
  (if (is-broader ?given ?wanted) then unknown else no))

; Whether a narrow denial takes in all that a test accepts; `order`: of words from mild to bad, "no severe pain" denies the worst.
(deffunction covers (?denied ?accepted ?order)
  (if (= (length$ ?denied) 0) then (return TRUE))
  (if (= (length$ ?accepted) 0) then (return FALSE))
  (bind ?reached FALSE)
  (progn$ (?word ?order)
    (if (member$ ?word ?denied) then (bind ?reached TRUE))
    (if ?reached then (bind ?denied (create$ ?denied ?word))))
  (subsetp ?accepted ?denied))
(deffunction denial (?finding ?covered)
  (if (not (any-factp ((?f narrow)) (eq ?f:finding ?finding))) then (return denied))
  (if ?covered then excluded else open))
(deffunction narrow-site (?finding) (any-factp ((?f narrow)) (and (eq ?f:finding ?finding) (eq ?f:site yes))))

(defrule yes-claimed (declare (salience 700)) (claims ?scope ?n ?) => (assert (is ?scope ?n yes)))
(defrule yes-tested (declare (salience 700)) (said ?scope ?what yes) => (assert (is ?scope ?what yes)))
(defrule no-denied (declare (salience 600))
  (denied-with ?scope ?kind) (denies ?kind ?n ?i) (not (narrow (finding ?i))) (not (is ?scope ?n yes))
  => (assert (is ?scope ?n no)))
(defrule no-tested (declare (salience 600)) (said ?scope ?what no) (not (said ?scope ?what yes|unknown)) => (assert (is ?scope ?what no)))
(defrule no-excluded (declare (salience 600)) (denial ?scope ?what excluded) (not (is ?scope ?what yes)) => (assert (is ?scope ?what no)))
(defrule no-denied-tested (declare (salience 600)) (denial ?scope ?what denied) (not (said ?scope ?what ?)) => (assert (is ?scope ?what no)))

; The row of a concept stands in for the rows of its ancestors in tables of the same kind.
(defrule row (declare (salience 700))
  (finding (concept ?c) (assertion present) (temporality current) (experiencer patient))
  (up (narrow ?c) (broad ?r)) (row ?table ?r)
  (not (and (up (narrow ?c) (broad ?nearer&~?r)) (row ?table ?nearer) (up (narrow ?nearer) (broad ?r))))
  => (assert (row-of ?table ?r)))

; A man is neither pregnant nor postpartum.
(defrule not-pregnant (declare (salience 600)) (patient sex male) (not (patient pregnant yes)) => (assert (patient pregnant no)))
(defrule not-postpartum (declare (salience 600)) (patient sex male) (not (patient postpartum yes)) => (assert (patient postpartum no)))
)";

}  // namespace anteroom::clips
