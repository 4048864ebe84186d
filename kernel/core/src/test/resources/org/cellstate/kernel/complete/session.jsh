import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import static java.lang.Math.*;
import static org.cellstate.play.Words.*;
import org.cellstate.play.Words.*;
var text = "abc";
var temperature = 21;
var numbers = new ArrayList<Integer>();
Map<String, List<Integer>> groups = new TreeMap<>();
double[] ratios = {0.5};
enum Color { RED, GREEN, BLUE }
Color color = Color.RED;
record Point(int x, int y) { double length() { return sqrt(x * x + y * y); } }
var point = new Point(1, 2);
class Box { int size; private int secret; Box(int size) {} <T> T same(T it) { return it; } }
var box = new Box(1);
int twice(int value, String... names) { return 2 * value; }
String shout(String words) { return words; }
boolean ready = true;
interface Shape { double area(); }
class Circle implements Shape { public double area() { return 1; } static Circle unit() { return new Circle(); } }
