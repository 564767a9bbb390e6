<map version="freeplane 1.7.0">
<!--To view this file, download free mind mapping software Freeplane from http://freeplane.sourceforge.net -->
<node TEXT="&#x4ea4;&#x8d27;&#x665a; Late trains" FOLDED="false" ID="ID_1567462949" CREATED="1795934618608" MODIFIED="1795934618608"><richcontent TYPE="NOTE">

<html>
    <head/>
    <body>
     <p>Many trains are late since May</p>
    </body>
   </html>
</richcontent>
<hook NAME="MapStyle">
    <properties edgeColorConfiguration="#808080ff,#ff0000ff,#0000ffff,#00ff00ff,#ff00ffff,#00ffffff,#7c0000ff,#00007cff,#007c00ff,#7c007cff,#007c7cff,#7c7c00ff" fit_to_viewport="false" show_note_icons="true" show_icon_for_attributes="true"/>

<map_styles>
<stylenode LOCALIZED_TEXT="styles.root_node">
<stylenode LOCALIZED_TEXT="styles.important">
<icon BUILTIN="yes"/>
</stylenode>
</stylenode>
</map_styles>
</hook>
<node TEXT="People" POSITION="right" ID="ID_64661923" CREATED="1795934618610" MODIFIED="1795934618610">
<node TEXT="tired &lt;staff&gt; &amp; &quot;more&quot;" ID="ID_603314738" CREATED="1795934618611" MODIFIED="1795934618611">
<icon BUILTIN="button_ok"/>
<attribute NAME="by" VALUE="&#x738b;&#x82b3;"/>
<attribute NAME="votes" VALUE="3"/>
<attribute NAME="wording" VALUE="exhausted"/>
<richcontent TYPE="NOTE">

<html>
      <head/>
      <body>
       <p>7 of 9 said so</p>
       <p>in May</p>
      </body>
     </html>
</richcontent>
<node TEXT="long shifts" ID="ID_1107113744" CREATED="1795934618613" MODIFIED="1795934618613">
<icon BUILTIN="button_cancel"/>
</node>
</node>
</node>
<node TEXT="&#x8bbe;&#x5907;" POSITION="right" ID="ID_1359777363" CREATED="1795934618613" MODIFIED="1795934618613">
<node TEXT="&#x8001;&#x5316;" ID="ID_1625309107" CREATED="1795934618613" MODIFIED="1795934618613">
<icon BUILTIN="xmag"/>
</node>
</node>
<node TEXT="Added by Freeplane" POSITION="left" ID="ID_1338589242" CREATED="1795934659741" MODIFIED="1795934664301"/>
</node>
</map>
